export { type Persona, persona } from './persona'
export { type Answers, type RenderedModule, renderModule } from './render-module'
