// Numbers for those who come to the office.

export * from '@sipelandukilat/contract/citizens/queue-tickets'
