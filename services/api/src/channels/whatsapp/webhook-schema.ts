import { z } from 'zod'

/** Meta adds kinds and fields at any time: only what we use is checked, the rest passes. */
const id = z.string().min(1).max(512)
const seconds = z.coerce.number().int().nonnegative().optional().catch(undefined)
const text = z.string().max(65_536)

const Media = z.object({
  id,
  mime_type: z.string().max(255).default('application/octet-stream'),
  caption: text.optional(),
  filename: z.string().max(1024).optional(),
  file_size: z.number().optional().catch(undefined),
  voice: z.boolean().optional(),
})
export type Media = z.infer<typeof Media>

const Reply = z.object({ id, title: text.default('') })

/** The content by its kind; a kind that is missing here or has another shape is reported as unsupported. */
export const KnownContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.object({ body: text }) }),
  z.object({ type: z.literal('button'), button: z.object({ payload: id.optional(), text }) }),
  z.object({
    type: z.literal('interactive'),
    interactive: z.object({ button_reply: Reply.optional(), list_reply: Reply.optional() }),
  }),
  z.object({ type: z.literal('image'), image: Media }),
  z.object({ type: z.literal('document'), document: Media }),
  z.object({ type: z.literal('video'), video: Media }),
  z.object({ type: z.literal('audio'), audio: Media }),
  z.object({ type: z.literal('voice'), voice: Media }),
  z.object({ type: z.literal('sticker') }),
  z.object({
    type: z.literal('location'),
    location: z.object({
      latitude: z.coerce.number().min(-90).max(90),
      longitude: z.coerce.number().min(-180).max(180),
      name: text.optional(),
      address: text.optional(),
    }),
  }),
])
export type KnownContent = z.infer<typeof KnownContent>

export const Message = z.looseObject({
  id,
  /** Absent when the writer goes by a user name; then there is an id that only our business knows. */
  from: z.string().min(1).max(64).optional(),
  from_user_id: z.string().min(1).max(256).optional(),
  timestamp: seconds,
  type: z.string().max(64).default('unknown'),
  context: z.object({ id: id.optional() }).optional().catch(undefined),
})
export type Message = z.infer<typeof Message>

export const Status = z.object({
  id,
  status: z.string(),
  timestamp: seconds,
  biz_opaque_callback_data: z.string().max(512).optional().catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.union([z.number(), z.string()]),
        title: z.string().optional(),
        message: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
})
export type Status = z.infer<typeof Status>

export const Contact = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().max(1024).optional() }).optional(),
})

export const Value = z.object({
  metadata: z
    .object({ display_phone_number: z.string().optional(), phone_number_id: z.string().optional() })
    .default({}),
  contacts: z.array(Contact).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
})
export type Value = z.infer<typeof Value>

export const Webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]) })),
})
