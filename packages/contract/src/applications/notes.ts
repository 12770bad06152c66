import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, Instant, text } from '../shapes'

export const Note = z.object({ id: Id, authorName: z.string().nullable(), body: z.string(), createdAt: Instant })

export const listNotes = endpoint({
  method: 'GET',
  path: '/applications/:id/notes',
  summary: 'The office’s own notes on an application; the citizen never sees them',
  access: ['read', 'Application'],
  params: byId,
  response: z.object({ items: z.array(Note) }),
  problems: ['not-found'],
})

export const addNote = endpoint({
  method: 'POST',
  path: '/applications/:id/notes',
  summary: 'Add a note',
  access: ['readIdentifiers', 'Application'],
  params: byId,
  body: z.object({ body: text(2000) }),
  response: Note,
  status: 201,
  problems: ['not-found'],
})

export const SavedReason = z.object({ id: Id, kind: z.enum(['correction', 'rejection']), body: z.string() })

export const listSavedReasons = endpoint({
  method: 'GET',
  path: '/saved-reasons',
  summary: 'Reasons the office often writes',
  access: ['work', 'Application'],
  response: z.object({ items: z.array(SavedReason) }),
})

export const saveReason = endpoint({
  method: 'POST',
  path: '/saved-reasons',
  summary: 'Keep a reason for the next time',
  access: ['work', 'Application'],
  body: z.object({ kind: z.enum(['correction', 'rejection']), body: text(1000, 5) }),
  response: SavedReason,
  status: 201,
})

export const deleteSavedReason = endpoint({
  method: 'DELETE',
  path: '/saved-reasons/:id',
  summary: 'Forget a saved reason',
  access: ['work', 'Application'],
  params: byId,
  response: Empty,
  status: 204,
  problems: ['not-found'],
})
