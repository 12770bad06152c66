import { fold } from '../language/fold'

/** How long something takes, as it is written in haste, in Malay and in English: "brapa lama lg", "masih lama", "how much longer". */
const asking =
  /\b(?:(?:b(?:e|r)?r?apa|brp|berape|how) (?:lama|lma|long|much longer|many days|hari lagi|hari lg|minggu lagi|minggu lg)|(?:masih|msh|msih) (?:lama|lma)|(?:lama|lma) (?:lagi|lg|lgi)|kapan (?:jadi|jadinya|selesai|selesainya|siap)|bila siap|sampai kapan|when (?:will|is) it (?:be )?(?:done|ready|finished))\b/

/** Whether somebody asks until when they are to wait. */
export const asksHowLong = (text: string): boolean => text.length <= 120 && asking.test(fold(text))
