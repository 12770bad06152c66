/** A NIK or family card number, also with spaces, dots or dashes within. */
export const number16 = /(?<![\d+])(?:\d{16}(?!\d)|\d(?:[ .-]?\d){15}(?![ .-]?\d))/g
/** A mobile number of Indonesia or Malaysia. */
export const phoneNumber = /(?<!\d)(?:(?:\+62|62|0)8\d(?:[ -]?\d){6,10}|(?:\+60|60|0)[ -]?1\d(?:[ -]?\d){6,8})(?!\d)/g
/** A day with its month and year. */
export const wholeDate =
  /(?<![\d/-])(?:\d{1,2}[\s./-]+(?:\p{L}{3,10}|\d{1,2})[\s./,-]+(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/-])/gu

/** What is written so among other words, each once. */
export const inWords = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern) ?? [])]

/** The numbers of 16 digits among other words, each once. */
export const numbersIn = (text: string): string[] => [
  ...new Set(inWords(text, number16).map((number) => number.replace(/\D/g, ''))),
]
