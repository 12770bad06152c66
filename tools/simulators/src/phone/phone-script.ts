/** Fills the three phones and sends what is written; runs in the browser without a build. */
export const PHONE_SCRIPT = `
const texts = JSON.parse(document.body.dataset.texts)
const citizen = document.querySelector('#citizen')
const fault = document.querySelector('#fault')
const columns = [...document.querySelectorAll('[data-channel]')]
const personOf = (channel) => citizen.elements[channel === 'email' ? 'address' : 'number'].value.trim()
const states = { waiting: texts.waiting, sent: texts.sent, delivered: texts.delivered, read: texts.read, failed: texts.undelivered }
let answered

try {
  const kept = JSON.parse(localStorage.getItem('citizen') ?? '{}')
  for (const [name, value] of Object.entries(kept)) if (citizen.elements[name]) citizen.elements[name].value = value
} catch {}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

async function post(path, values) {
  fault.textContent = ''
  try {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(values) })
    if (!response.ok) throw new Error(await response.text())
    return true
  } catch (error) {
    fault.textContent = texts.failed + ' ' + error.message
    return false
  }
}

const sendWhatsapp = (values) =>
  post('/whatsapp', { person: personOf('whatsapp'), name: citizen.elements.name.value, ...values })

function renderContent(content, isOwn) {
  switch (content.kind) {
    case 'text': {
      const parts = [element('p', { textContent: content.text })]
      if (content.choices?.length) parts.push(renderChoices(content.choices))
      return parts
    }
    case 'mail': {
      const files = content.attachments.length ? [element('small', { textContent: content.attachments.join(', ') })] : []
      return [element('strong', { textContent: content.subject }), element('p', { textContent: content.text }), ...files]
    }
    case 'choice':
      return [element('p', { textContent: content.title })]
    case 'file': {
      const address = '/files/' + content.fileId
      const shown = content.contentType.startsWith('image/')
        ? element('img', { src: address, alt: content.name })
        : element('a', { href: address, textContent: content.name })
      return content.caption ? [shown, element('p', { textContent: content.caption })] : [shown]
    }
    case 'voice':
      return [element('p', { textContent: '▶ ' + texts.voice })]
    case 'sticker':
      return [element('p', { textContent: '☺ ' + texts.sticker })]
    case 'location':
      return [element('p', { textContent: '◎ ' + texts.location + ' ' + content.latitude + ', ' + content.longitude })]
    default:
      return []
  }
}

function renderChoices(choices) {
  const buttons = choices.map(({ id, title, description }) => {
    const parts = [element('span', { textContent: title })]
    if (description) parts.push(element('small', { textContent: description }))
    const button = element('button', { type: 'button' }, ...parts)
    button.addEventListener('click', () => sendWhatsapp({ kind: 'choice', choiceId: id, title }))
    return button
  })
  return element('div', { className: 'choices' }, ...buttons)
}

function renderBubble(entry) {
  const who = entry.isFromCitizen ? texts.you : texts.office
  const time = new Date(entry.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
  const bubble = element(
    'div',
    { className: entry.isFromCitizen ? 'bubble own' : 'bubble' },
    ...renderContent(entry.content),
    element('small', { textContent: who + ' · ' + time + ' · ' + states[entry.state] }),
  )
  bubble.dataset.id = entry.id
  if (entry.channel === 'email' && !entry.isFromCitizen) {
    const reply = element('button', { type: 'button', textContent: texts.reply })
    reply.addEventListener('click', () => beginReply(entry))
    bubble.append(element('div', {}, reply))
  }
  return bubble
}

function beginReply({ content, externalId }) {
  const form = document.querySelector('.email form')
  answered = { inReplyTo: externalId, references: [...content.references, externalId] }
  form.elements.subject.value = /^re:/i.test(content.subject) ? content.subject : 'Re: ' + content.subject
  form.elements.text.focus()
}

function put(entry) {
  const column = columns.find(({ dataset }) => dataset.channel === entry.channel)
  if (!column || entry.person !== personOf(entry.channel)) return
  const talk = column.querySelector('.talk')
  talk.querySelector('.empty')?.remove()
  const bubble = renderBubble(entry)
  const old = talk.querySelector('[data-id="' + entry.id + '"]')
  if (old) old.replaceWith(bubble)
  else {
    talk.append(bubble)
    talk.scrollTop = talk.scrollHeight
  }
  if (entry.channel === 'whatsapp' && !entry.isFromCitizen && entry.state === 'delivered' && !document.hidden)
    post('/whatsapp/read', { person: entry.person })
}

async function fill() {
  for (const column of columns) {
    const { channel } = column.dataset
    const response = await fetch('/talk?channel=' + channel + '&person=' + encodeURIComponent(personOf(channel)))
    const { items } = await response.json()
    const talk = column.querySelector('.talk')
    talk.replaceChildren(element('p', { className: 'empty', textContent: texts.empty }))
    for (const entry of items) put(entry)
  }
}

async function toFile(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return { name: file.name, contentType: file.type, base64: address.slice(address.indexOf(',') + 1) }
}

citizen.addEventListener('change', () => {
  localStorage.setItem('citizen', JSON.stringify(Object.fromEntries(new FormData(citizen))))
  fill()
})
citizen.addEventListener('submit', (event) => event.preventDefault())

for (const column of columns) {
  const { channel } = column.dataset
  const form = column.querySelector('form')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const text = form.elements.text.value
    const isSent =
      channel === 'whatsapp'
        ? await sendWhatsapp({ kind: 'text', text })
        : channel === 'sms'
          ? await post('/sms', { person: personOf('sms'), text })
          : await post('/email', {
              person: personOf('email'),
              subject: form.elements.subject.value,
              text,
              ...answered,
              attachments: await Promise.all([...form.elements.files.files].map(toFile)),
            })
    if (!isSent) return
    answered = undefined
    form.reset()
  })
  form.elements.text.addEventListener('keydown', (event) => {
    if (channel === 'email' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  for (const control of column.querySelectorAll('[data-send]')) {
    const kind = control.dataset.send
    if (kind === 'file')
      control.addEventListener('change', async () => {
        for (const file of control.files) await sendWhatsapp({ kind, ...(await toFile(file)) })
        control.value = ''
      })
    else control.addEventListener('click', () => sendWhatsapp({ kind }))
  }
}

// A lost stream comes back by itself; what was missed is read anew.
const events = new EventSource('/events')
events.addEventListener('open', fill)
events.addEventListener('message', ({ data }) => put(JSON.parse(data)))
`
