import { HandoverProof } from '@sipelandukilat/domain'
import { FileDropZone, Radio, Stack, Text } from '@sipelandukilat/ui'
import { useTexts } from '../language/texts'
import { handoverTexts } from '../texts/texts'
import { SignaturePad } from './signature-pad'

type ProofFieldProps = {
  kind: HandoverProof
  file: File | undefined
  onKind: (kind: HandoverProof) => void
  onFile: (file: File | undefined) => void
}

/** What shows that the documents were received: a signature drawn here, a photo, or nothing. */
export function ProofField({ kind, file, onKind, onFile }: ProofFieldProps) {
  const t = useTexts(handoverTexts)
  const choose = (value: string) => {
    const chosen = HandoverProof.safeParse(value)
    if (!chosen.success) return
    onFile(undefined)
    onKind(chosen.data)
  }
  return (
    <Stack gap='xs'>
      <Radio.Group label={t('proof')} value={kind} onChange={choose}>
        <Stack gap={6} mt={4}>
          {HandoverProof.options.map((one) => (
            <Radio key={one} value={one} label={t(`proofKind.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {kind === 'signature' && <SignaturePad onChange={onFile} />}
      {(kind === 'thumbprint' || kind === 'photo') && (
        <>
          <FileDropZone label={t('photo')} accept='image/*' onFiles={([chosen]) => onFile(chosen)} />
          <Text role='status' size='sm'>
            {file ? t('photoChosen', { name: file.name }) : ''}
          </Text>
        </>
      )}
    </Stack>
  )
}
