import { requiredLanguages } from '@sipelandukilat/domain'
import * as z from 'zod'

/** A rule of accessibility (axe) that a page breaks, and the elements that do. */
export const PageViolation = z.object({
  id: z.string().max(100),
  impact: z.string().max(20).nullable(),
  help: z.string().max(500),
  targets: z.array(z.string().max(500)).max(50),
})

/** One page as it was looked at: by which address, in which language and colour scheme. */
export const CheckedPage = z.object({
  /** The page's path as the module declares it: `/trips/$tripId`. */
  pattern: z.string().max(200),
  path: z.string().max(300),
  language: z.enum(requiredLanguages),
  scheme: z.enum(['light', 'dark']),
  violations: z.array(PageViolation).max(100),
  /** Calls without a recorded answer, and errors of the page. */
  problems: z.array(z.string().max(500)).max(100),
})
export type CheckedPage = z.infer<typeof CheckedPage>

/** `dist/check.json`: what was seen on the developer's machine, bound to one `module.json` by its hash and signed with it. */
export const CheckReport = z.object({
  /** SHA-256 of the bytes of `module.json`, in hex. */
  release: z.string().regex(/^[0-9a-f]{64}$/),
  tool: z.string().max(100),
  /** A real browser sees contrast and layout; a document without one does not. */
  environment: z.enum(['chromium', 'happy-dom']),
  pages: z.array(CheckedPage).max(1000),
  /** Texts that one language lacks. */
  texts: z
    .array(
      z.object({
        namespace: z.string().max(100),
        language: z.enum(requiredLanguages),
        keys: z.array(z.string().max(200)).max(500),
      }),
    )
    .max(200),
})
export type CheckReport = z.infer<typeof CheckReport>
