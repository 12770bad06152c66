import { useLanguage } from '@sipelandukilat/sdk'
import { type Channel, channelLabel } from '@sipelandukilat/sdk/api'
import { IconDeviceTablet, IconMail, IconMessage } from '@sipelandukilat/ui'
import type { MessageChannel } from './conversation-query'

const icons = { whatsapp: IconMessage, sms: IconDeviceTablet, email: IconMail } as const satisfies Record<
  MessageChannel,
  unknown
>

/** The channel as a picture with its name. */
export function ChannelMark({ channel }: { channel: MessageChannel & Channel }) {
  const { language } = useLanguage()
  const Icon = icons[channel]
  return (
    <span className='talk-channel'>
      <Icon size={16} aria-hidden />
      {channelLabel(channel, language)}
    </span>
  )
}
