import * as z from 'zod'
import { isPhoneNumber, normalizePhone } from './phone'

/** An Indonesian or Malaysian number in E.164, e.g. +6281234567890 or +60123456789. Parsing accepts national forms. */
export const PhoneNumber = z
  .string()
  .max(40)
  .overwrite((text) => normalizePhone(text) ?? text)
  .refine(isPhoneNumber)
  .brand<'PhoneNumber'>()
export type PhoneNumber = z.infer<typeof PhoneNumber>
