// Planning runs: what is asked, how far the search is, what it proposes, and making trips of it.

export * from '@sipelandukilat/contract/field/planning'
