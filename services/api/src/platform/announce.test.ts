import type { WorkflowCommand } from '@sipelandukilat/domain'
import { expect, test } from 'vitest'
import { type Announcement, announceTo, type Listener } from './announce'
import type { Db } from './database/db'

const step: WorkflowCommand = { action: 'route' }
const answering: Listener = async () => step
const silent: Listener = async () => undefined
const announce = (kind: Announcement['kind'], ...listeners: Listener[]) =>
  // Neither is read: what is announced goes to listeners alone.
  announceTo(...listeners)({} as Db, { kind } as Announcement)

test('a step that one listener answers to a step follows, and all others are called too', async () => {
  const called: string[] = []
  const noting: Listener = async (_db, { kind }) => void called.push(kind)
  expect(await announce('moved', silent, answering, noting)).toBe(step)
  expect(await announce('submitted', silent, noting)).toBeUndefined()
  expect(called).toEqual(['moved', 'submitted'])
})

test('two steps to one are refused, and so is a step where nothing was moved', async () => {
  await expect(announce('moved', answering, answering)).rejects.toThrow('2 listeners')
  await expect(announce('submitted', answering)).rejects.toThrow('1 listeners')
})
