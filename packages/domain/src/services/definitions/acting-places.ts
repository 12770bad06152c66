import type { ActingPlace } from '../service-definition'
import { text } from './questions'

const issuingHelp = text(
  'Pilih kabupaten/kota yang menerbitkan akta itu (tertulis di akta), lalu desa kelahirannya. Tidak tahu desanya? Pilih desa mana saja di kabupaten/kota itu.',
  'Choose the regency or city that issued the certificate (it is written on it), then the village of the birth. You do not know it? Choose any village there.',
)

/** Services whose acting place is not simply where the applicant lives or is, and the article that says so. */
export const actingPlaces: Readonly<Record<string, ActingPlace>> = {
  'AK-MATI': {
    label: text(
      'Desa/Kelurahan tempat tinggal almarhum/ah (menurut KK)',
      'Village where the deceased lived (by the family card)',
    ),
    help: text(
      'Bukan tempat tinggal pelapor dan bukan tempat meninggal: kematian dicatat di daerah almarhum/ah.',
      'Not where you live, nor where the death happened: a death is recorded where the deceased lived.',
    ),
    familyCard: 'deceased.kkNumber',
    basis: 'UU 24/2013 Pasal 44',
  },
  'AK-KAWIN': {
    label: text('Desa/Kelurahan tempat perkawinan dilangsungkan', 'Village where the marriage took place'),
    basis: 'UU 23/2006 Pasal 34',
  },
  SKP: {
    label: text('Desa/Kelurahan asal (menurut KK)', 'Village you move from (by the family card)'),
    basis: 'Perpres 96/2018 Pasal 25',
  },
  ANGKAT: {
    label: text(
      'Desa/Kelurahan di kabupaten/kota penerbit akta kelahiran anak',
      'Village in the regency that issued the child’s birth certificate',
    ),
    help: issuingHelp,
    basis: 'UU 23/2006 Pasal 47',
  },
  'UB-NAMA': {
    label: text(
      'Desa/Kelurahan di kabupaten/kota penerbit akta kelahiran',
      'Village in the regency that issued the birth certificate',
    ),
    help: issuingHelp,
    basis: 'UU 23/2006 Pasal 52',
  },
}
