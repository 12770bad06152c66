import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { Channel, channelLabel } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Text } from '@sipelandukilat/ui'
import { servicesTexts } from '../texts/texts'

const levels = ['complete', 'intake', 'refer'] as const

/** How far each channel serves a service, by level. */
export function ChannelLevels({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(servicesTexts)
  const { language } = useLanguage()
  return levels.map((level) => {
    const channels = Channel.options.filter((channel) => definition.channels[channel]?.level === level)
    if (channels.length === 0) return null
    return (
      <Text key={level} size='sm'>
        <strong>{t(`level.${level}`)}:</strong> {channels.map((channel) => channelLabel(channel, language)).join(', ')}
      </Text>
    )
  })
}
