import type { Node } from 'oxc-parser'
import { type Source, walk } from './parsed-source'
import { keyOf } from './resolve-text'

const methods = ['all', 'get', 'post', 'put', 'patch', 'delete', 'use']

/** Whether a file is a route file: it answers an endpoint of the contract (`serve`) or a route of Express (`router.get`). */
export function answersRequests({ program }: Source): boolean {
  return [...walk(program)].some((node) => node.type === 'CallExpression' && isRoute(node.callee))
}

function isRoute(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'serve'
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'router' &&
    methods.includes(keyOf(callee.property) ?? '')
  )
}
