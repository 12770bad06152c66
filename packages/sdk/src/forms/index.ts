// What a module needs to show and check the form of a service definition.
export * from '@sipelandukilat/catalogue'
