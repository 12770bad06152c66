/** The schema of BullMQ's own tables. */
export const queueSchema = 'bullmq'

/** Queues by what they do. Job data lies outside row-level security, so it holds ids only. */
export const queueNames = ['inbound', 'notices', 'deadlines', 'maintenance', 'planning'] as const
export type QueueName = (typeof queueNames)[number]
