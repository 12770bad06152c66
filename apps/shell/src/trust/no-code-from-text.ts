import { config } from 'zod'

// The page's policy allows no code made from text, not even the attempt: zod asks when the first schema is declared.
config({ jitless: true })
