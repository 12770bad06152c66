import { expect, test } from 'vitest'
import { attributes, dataBlock, html } from './html'

const fragments = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='x`,
  `'; drop table application; --`,
  '&lt;',
]

test('no inserted text becomes markup, in an element or in an attribute', () => {
  for (const fragment of fragments) {
    const markup = html`<p title="${fragment}">${fragment}</p>`.markup
    expect(markup.match(/[<>]/g)).toHaveLength(4)
    expect(markup.match(/"/g)).toHaveLength(2)
    expect(markup).not.toContain("'")
  }
})

test('markup made by the template stays markup; lists are joined; nothing stands for nothing', () => {
  expect(html`<ul>${['a', 'b'].map((text) => html`<li>${text}</li>`)}</ul>${null}${undefined}${false}${0}`.markup).toBe(
    '<ul><li>a</li><li>b</li></ul>0',
  )
})

test('attributes are escaped, bare, or left out', () => {
  expect(attributes({ a: 'x"y', b: true, c: false, d: null, e: undefined, f: 0 }).markup).toBe(' a="x&quot;y" b f="0"')
})

test('data for islands cannot end its element and is read back unchanged', () => {
  const data = { text: '</script><script>alert(1)</script>' }
  const { markup } = dataBlock('data', data)
  expect(markup.match(/<\/script>/g)).toHaveLength(1)
  expect(JSON.parse(markup.replace(/^[^>]*>/, '').replace(/<\/script>$/, ''))).toEqual(data)
})
