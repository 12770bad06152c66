import { Group, Paper, Stack, Text, Title } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'

/** A titled part of a screen of the registry. */
export function Part({
  title,
  hint,
  aside,
  children,
}: {
  title: string
  hint?: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <Paper withBorder p='md' radius='md' component='section' aria-label={title}>
      <Stack gap='sm'>
        <Group justify='space-between' gap='xs'>
          <Title order={2} size='h4'>
            {title}
          </Title>
          {aside}
        </Group>
        {hint && (
          <Text size='sm' c='dimmed'>
            {hint}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  )
}
