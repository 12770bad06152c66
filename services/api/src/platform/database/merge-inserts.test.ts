import { expect, test } from 'vitest'
import type { Asked } from './batch'
import { isPlainInsert, mergeInserts } from './merge-inserts'

const ask = (text: string, values: readonly unknown[] = [], explain?: (error: unknown) => unknown): Asked => ({
  text,
  values,
  mayMerge: isPlainInsert(text),
  resolve: () => undefined,
  reject: () => undefined,
  ...(explain ? { explain } : {}),
})
const sent = (...asked: Asked[]) => mergeInserts(asked).map(({ text, values }) => [text, values])

test('inserts next to each other travel as one statement, with their values in its order', () => {
  expect(
    sent(ask('insert into a values ($1, $2)', [1, 2]), ask('insert into b values ($1)', [3]), ask('select 1')),
  ).toEqual([
    ['with part_0 as (insert into a values ($1, $2)) insert into b values ($3)', [1, 2, 3]],
    ['select 1', []],
  ])
})

test('a proof takes the inserts behind it along, and keeps what its failure means', () => {
  const stale = new Error('stale')
  const proof = ask('select app_prove_kept($1, $2)', ['reference', 7], () => stale)
  const insert = ask('insert into a values ($1)', [1])
  expect(sent(proof, insert)).toEqual([
    ['with part_0 as (insert into a values ($1)) select app_prove_kept($2, $3)', [1, 'reference', 7]],
  ])
  expect(mergeInserts([proof, insert, insert])[0]?.explain?.(new Error('SP003'))).toBe(stale)
  // Two proofs are two statements: each has a meaning of its own.
  expect(sent(proof, proof, insert)).toHaveLength(2)
  expect(sent(insert, proof)).toHaveLength(2)
})

test('what answers something, or is asked for, travels alone', () => {
  const returning = ask('insert into a values ($1) returning id', [1])
  expect(sent(returning, returning, ask('select 1'))).toHaveLength(3)
})

test('what reads a table that another of them writes, or may write a row twice, travels alone', () => {
  const first = ask('insert into a values ($1)', [1])
  expect(sent(first, ask('insert into b select id from a where id = $1', [1]))).toHaveLength(2)
  expect(sent(first, ask('insert into b select id from a_other where id = $1', [1]))).toHaveLength(1)
  expect(sent(first, ask('insert into b select id from unnest($1::int[]) as given (id)', [[1]]))).toHaveLength(1)
  expect(sent(first, ask('insert into a select id + 1 from a'))).toHaveLength(2)
  expect(sent(first, ask('insert into a values ($1) on conflict do nothing', [1]))).toHaveLength(2)
  expect(sent(ask('select app_prove_kept($1)', [1]), ask('insert into b select id from a'))).toHaveLength(1)
  const upsert = ask('insert into b values ($1) on conflict (id) do update set id = $1', [1])
  expect(sent(upsert, upsert)).toHaveLength(2)
})

test('a statement takes no more values than the server does', () => {
  const wide = ask('insert into a values ($1)', Array(20_000).fill(1))
  expect(sent(wide, wide, wide)).toHaveLength(3)
})
