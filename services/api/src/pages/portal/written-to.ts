import type { WrittenTo } from '@sipelandukilat/portal'
import type { Config } from '../../platform/config'

/** The numbers to which citizens write. */
export const writtenTo = ({ channels: { whatsapp, sms } }: Config): WrittenTo => ({
  whatsapp: whatsapp?.number,
  sms: sms?.number,
})
