import { useTexts } from '@sipelandukilat/sdk'
import type { DocumentSheet } from '@sipelandukilat/sdk/forms'
import { Text } from '@sipelandukilat/ui'
import { useId } from 'react'
import { siakTexts } from '../texts/texts'
import { SiakRow } from './siak-row'
import type { SiakCheck, SiakRecord } from './use-siak-checks'

type SiakSheetProps = {
  sheet: DocumentSheet
  /** Where its first row stands among the rows of all documents. */
  firstIndex: number
  titleOf: (product: string) => string
  current: number
  checkOf: (path: string) => SiakCheck | undefined
  isSaving: boolean
  onCopy: (index: number) => void
  onRecord: (record: SiakRecord) => void
}

/** What is typed for one document; what stands under another already is named, not typed again. */
export function SiakSheet({ sheet, firstIndex, titleOf, current, checkOf, ...rest }: SiakSheetProps) {
  const t = useTexts(siakTexts)
  const titleId = useId()
  const others = [...new Set(sheet.above.map(({ product }) => product))]
  return (
    <section aria-labelledby={titleId} className='intake-siak-document'>
      <h2 id={titleId}>{titleOf(sheet.product)}</h2>
      {sheet.rows.length === 0 && others.length === 0 && <Text c='dimmed'>{t('nothingOwn')}</Text>}
      {others.map((product) => (
        <Text key={product} size='sm'>
          {t('standsAbove', {
            document: titleOf(product),
            labels: sheet.above.flatMap((line) => (line.product === product ? line.row.label : [])).join(', '),
          })}
        </Text>
      ))}
      {sheet.rows.length > 0 && (
        <ol className='intake-siak'>
          {sheet.rows.map((row, index) => (
            <SiakRow
              key={`${row.group} ${row.path} ${row.label}`}
              index={firstIndex + index}
              row={row}
              isCurrent={firstIndex + index === current}
              isFirstOfGroup={sheet.rows[index - 1]?.group !== row.group}
              check={checkOf(row.path)}
              isSaving={rest.isSaving}
              onCopy={() => rest.onCopy(firstIndex + index)}
              onRecord={rest.onRecord}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
