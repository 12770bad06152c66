import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { LetterSettings } from '@sipelandukilat/sdk/api/administration'
import {
  findSchemeProblem,
  formatLetterNumber,
  formatNip,
  isNip,
  normalizeNip,
  rankLabel,
  signatoryOn,
  signatoryTitle,
  toLocalDate,
} from '@sipelandukilat/sdk/forms'
import { Divider, Paper, Stack, Text, Title } from '@sipelandukilat/ui'
import { lettersTexts } from '../texts/texts'

/** How a letter of today would look: its head, its number, who signs. A letter is always in Indonesian. */
export function LetterPreview({ settings }: { settings: LetterSettings }) {
  const t = useTexts(lettersTexts)
  const localized = useLocalized()
  const day = toLocalDate(new Date())
  const signatory = signatoryOn(settings, day)
  const numberOf = (scheme: string) => {
    const problem = findSchemeProblem(scheme)
    return problem ? localized(problem) : formatLetterNumber(scheme, { sequence: 1, code: settings.code, day })
  }
  const reached = [settings.phone, settings.email].filter(Boolean).join(' · ')
  return (
    <Stack gap='xs'>
      <Title order={2} size='h4'>
        {t('preview')}
      </Title>
      <Paper withBorder p='md' radius='md' lang='id' aria-label={t('preview')} role='group'>
        <Stack gap={2} ta='center'>
          <Text fw={700}>{settings.government}</Text>
          <Text fw={700}>{settings.office}</Text>
          <Text size='sm'>{settings.address}</Text>
          {reached && <Text size='sm'>{reached}</Text>}
        </Stack>
        <Divider my='sm' />
        <Text>{t('preview.decision', { number: numberOf(settings.schemes.decision) })}</Text>
        <Text>{t('preview.travelOrder', { number: numberOf(settings.schemes.travelOrder) })}</Text>
        {signatory ? (
          <Stack gap={0} mt='md'>
            <Text>
              {settings.seat}, {signatoryTitle(signatory)}
            </Text>
            <Text fw={700}>{signatory.name}</Text>
            <Text>{rankLabel(signatory.grade)}</Text>
            <Text>NIP {isNip(normalizeNip(signatory.nip)) ? formatNip(normalizeNip(signatory.nip)) : '–'}</Text>
          </Stack>
        ) : (
          <Text mt='md'>{t('preview.nobody')}</Text>
        )}
      </Paper>
    </Stack>
  )
}
