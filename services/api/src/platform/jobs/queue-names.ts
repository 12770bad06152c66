/** The schema of BullMQ's own tables. */
export const queueSchema = 'bullmq'

/**
 * Queues by what they do. Job data lies outside row-level security, so it holds ids only. Nobody works on `set-aside`: it
 * shows what the outbox held and no queue takes.
 */
export const queueNames = ['inbound', 'notices', 'deadlines', 'maintenance', 'planning', 'set-aside'] as const
export type QueueName = (typeof queueNames)[number]
