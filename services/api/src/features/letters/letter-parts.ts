import type { LetterContent } from '@sipelandukilat/contract'
import { formatNip, rankLabel, type Signatory, signatoryTitle } from '@sipelandukilat/domain'
import { lettersTexts } from '#texts'
import type { PdfPage } from '../../platform/pdf-page'

const say = lettersTexts.in('id')

type Paper = Pick<LetterContent, 'government' | 'office' | 'address' | 'phone' | 'email'>

/** The head of the office's paper, with the double line below. */
export function addLetterhead(page: PdfPage, { government, office, address, phone, email }: Paper): void {
  const reached = [phone && say('phone', { phone }), email && say('email', { email })].filter(Boolean).join(' · ')
  page.letterhead([government, office], [address, ...(reached ? [reached] : [])])
}

/** Where and when, as what, and below the room to sign the name, rank and number of who signs. */
export function addSigning(
  page: PdfPage,
  signatory: Signatory,
  { place, office }: { place: string; office: Pick<LetterContent, 'office'> },
): void {
  page.signing(
    [place, `${signatoryTitle(signatory)},`, office.office],
    [signatory.name, rankLabel(signatory.grade), `NIP ${formatNip(signatory.nip)}`],
  )
}
