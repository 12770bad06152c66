import type { Talk, TalkContent, TalkEntry } from '../talk'

export type Answered = { choiceId: string | undefined; question: TalkEntry | undefined }

/** What a citizen does, as Meta writes it in a webhook. */
export function toMetaContent(content: TalkContent, { choiceId, question }: Answered, talk: Talk): object {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text } }
    case 'choice': {
      const kind = question && isList(question) ? 'list_reply' : 'button_reply'
      const reply = { id: choiceId ?? content.title, title: content.title }
      return {
        type: 'interactive',
        interactive: { type: kind, [kind]: reply },
        ...(question ? { context: { id: question.externalId } } : {}),
      }
    }
    case 'file': {
      const isImage = content.contentType.startsWith('image/')
      const media = { id: content.fileId, mime_type: content.contentType, ...digestOf(talk, content.fileId) }
      const caption = content.caption ? { caption: content.caption } : {}
      return isImage
        ? { type: 'image', image: { ...media, ...caption } }
        : { type: 'document', document: { ...media, filename: content.name, ...caption } }
    }
    case 'voice':
      return { type: 'audio', audio: { id: content.fileId, mime_type: 'audio/ogg; codecs=opus', voice: true } }
    case 'sticker':
      return { type: 'sticker', sticker: { id: '0', mime_type: 'image/webp', animated: false } }
    case 'mail':
      return {}
    case 'location':
      return { type: 'location', location: { latitude: content.latitude, longitude: content.longitude } }
  }
}

/** The last message of the office that offered this choice. */
export function findQuestion(talk: Talk, person: string, choiceId: string | undefined): TalkEntry | undefined {
  return talk
    .list('whatsapp', person)
    .findLast(({ content }) => content.kind === 'text' && content.choices?.some(({ id }) => id === choiceId))
}

function isList({ content }: TalkEntry): boolean {
  if (content.kind !== 'text' || !content.choices) return false
  return content.choices.length > 3 || content.choices.some(({ description }) => description !== undefined)
}

function digestOf(talk: Talk, fileId: string): object {
  const file = talk.findFile(fileId)
  return file ? { file_size: file.bytes.length } : {}
}
