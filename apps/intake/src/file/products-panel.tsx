import { useAbility, useFormat, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { attachProductFile, isClosed, isInGroup } from '@sipelandukilat/sdk/api'
import { uploadFile } from '@sipelandukilat/sdk/forms'
import { FileDropZone, IconFileText, Notice, StatusBadge, Text, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { HandoverView } from '../handover/handover-view'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { fileTexts } from '../texts/texts'
import { useFileChange, useFileScope } from './file-scope'

/** Attaches the signed PDF of a document; one that the citizen could download already is replaced with a reason. */
export function ProductFile({ product, isReplacing = false }: { product: string; isReplacing?: boolean }) {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const [share, setShare] = useState<number>()
  const [refusal, setRefusal] = useState<string>()
  const [reason, setReason] = useState('')
  const attaching = useFileChange<string>((api, uploadId, { id }) =>
    api.call(attachProductFile, {
      params: { id, product },
      body: { uploadId, ...(isReplacing ? { reason: reason.trim() } : {}) },
    }),
  )
  const attach = async (file: File) => {
    setRefusal(undefined)
    setShare(0)
    try {
      attaching.mutate(await uploadFile(file, language, setShare))
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    } finally {
      setShare(undefined)
    }
  }
  return (
    <div className='ui-no-print'>
      {isReplacing && (
        <TextInput
          label={t('replaceReason')}
          required
          maxLength={500}
          autoComplete='off'
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <FileDropZone
        label={t(isReplacing ? 'replacePdf' : 'attachPdf')}
        accept='application/pdf'
        disabled={share !== undefined || attaching.isPending || (isReplacing && reason.trim() === '')}
        onFiles={([file]) => {
          if (file) void attach(file)
        }}
      />
      {share !== undefined && <Text role='status'>{t('uploading', { share: format.percent(share) })}</Text>}
      {refusal !== undefined && (
        <Notice tone='negative' role='alert'>
          {refusal}
        </Notice>
      )}
      <ProblemNotice error={attaching.error} />
    </div>
  )
}

/** The documents of the application: number, file and handover of each; nothing while it has none. */
export function ProductsPanel() {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const localized = useLocalized()
  const ability = useAbility()
  const { file, definition } = useFileScope()
  // Nothing is promised while papers or answers are missing.
  if (file.products.length === 0) return null
  const isEnded = isClosed(file.status) && !isInGroup(file.status, 'issued')
  const canAttach = ability.can('work', 'Application') && isInGroup(file.status, 'producing')
  return (
    <Panel title={t('products')}>
      <ul className='intake-products'>
        {file.products.map((product) => {
          const named = definition.products.find((one) => one.id === product.product)
          return (
            <li key={product.id}>
              <strong>{named ? localized(named.label) : product.product}</strong>
              <div className='intake-line'>
                {product.number ?? <span className='intake-dim'>{t(isEnded ? 'neverIssued' : 'notIssued')}</span>}
                {product.attachmentId !== null && (
                  <StatusBadge tone='positive' icon={<IconFileText size={14} aria-hidden />}>
                    {t('pdfAttached')}
                  </StatusBadge>
                )}
                {product.siakLink !== null && (
                  <a href={product.siakLink} target='_blank' rel='noreferrer'>
                    {t('siakLink')}
                  </a>
                )}
                {product.pickupPlace !== null && <span>{t('pickupAt', { place: product.pickupPlace })}</span>}
              </div>
              {product.handedOverAt !== null && (
                <Text size='sm' c='dimmed'>
                  {t('handedOver', { time: format.dateTime(product.handedOverAt), to: product.handedOverTo ?? '–' })}
                </Text>
              )}
              {canAttach && product.format === 'pdf' && product.attachmentId === null && (
                <ProductFile product={product.product} />
              )}
              {canAttach && product.attachmentId !== null && (
                <details className='ui-no-print'>
                  <summary>{t('replacePdf')}</summary>
                  <ProductFile product={product.product} isReplacing={isInGroup(file.status, 'available')} />
                </details>
              )}
            </li>
          )
        })}
      </ul>
      <HandoverView />
    </Panel>
  )
}
