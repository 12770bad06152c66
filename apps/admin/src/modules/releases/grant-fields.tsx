import { useTexts } from '@sipelandukilat/sdk'
import { Checkbox, Fieldset, Notice, Stack, Text } from '@sipelandukilat/ui'
import { moduleReleasesTexts } from '../../texts/texts'
import { useScopeWords } from '../scope-words'

type GrantFieldsProps = { scopes: readonly string[]; value: readonly string[]; onChange: (scopes: string[]) => void }

/** Scopes to be granted, each by a mark of its own, with what it means. */
export function GrantFields({ scopes, value, onChange }: GrantFieldsProps) {
  const t = useTexts(moduleReleasesTexts)
  const words = useScopeWords()
  return (
    <Fieldset legend={t('grant.title')}>
      <Stack gap='sm'>
        <Notice tone='warning'>{t('trust')}</Notice>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={t('grant.each', { words: words(scope) })}
            description={scope}
            checked={value.includes(scope)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, scope] : value.filter((one) => one !== scope))
            }
          />
        ))}
        <Text size='sm' c='dimmed'>
          {t('grant.missing')}
        </Text>
      </Stack>
    </Fieldset>
  )
}
