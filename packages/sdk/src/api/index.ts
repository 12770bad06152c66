// Everything a module may say to the API: the endpoints and schemas of the contract.
export * from '@sipelandukilat/contract'
