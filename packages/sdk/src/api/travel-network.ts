// Places, legs between them, and what cannot be reached.

export * from '@sipelandukilat/contract/field/network'
