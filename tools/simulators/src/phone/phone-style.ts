export const PHONE_STYLE = `
:root {
  background: light-dark(#f4f4f2, #141414); color: light-dark(#1f1f1f, #ededed);
  color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif;
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 84rem; padding: 1rem }
header { align-items: baseline; display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1rem; margin: 0; padding: .75rem 1rem }
a { color: light-dark(#0b57a4, #8ab8f0) }
.citizen { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); margin-block: 1rem }
label { display: grid; gap: .25rem; min-width: 0 }
input, textarea, button, .button {
  background: light-dark(#fff, #222); border: 1px solid light-dark(#767676, #8a8a8a); border-radius: .5rem;
  color: inherit; font: inherit; max-width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
}
input, textarea { width: 100% } textarea { resize: vertical }
button, .button { align-items: center; cursor: pointer; display: inline-flex; justify-content: center }
.button input { height: 1px; opacity: 0; position: absolute; width: 1px; min-height: 0; padding: 0; border: 0 }
:focus-visible, .button:focus-within { outline: 3px solid light-dark(#0b57a4, #8ab8f0); outline-offset: 2px }
.phones { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)) }
.phone {
  background: light-dark(#fff, #1c1c1c); border: 1px solid light-dark(#c9c9c9, #444); border-radius: 1rem;
  display: flex; flex-direction: column; height: min(44rem, 90vh); min-width: 0; overflow: hidden;
}
.phone h2 { background: light-dark(#e3e3df, #2b2b2b) }
.whatsapp h2 { background: light-dark(#d7efe0, #163d2b) }
.talk { display: flex; flex: 1; flex-direction: column; gap: .5rem; overflow-y: auto; padding: .75rem }
.bubble {
  align-self: flex-start; background: light-dark(#ececea, #2d2d2d); border-radius: .75rem; max-width: 88%;
  overflow-wrap: anywhere; padding: .5rem .75rem;
}
.bubble.own { align-self: flex-end; background: light-dark(#d7efe0, #1d4a35) }
.bubble p { margin: 0; white-space: pre-wrap }
.bubble small { color: light-dark(#555, #b5b5b5) }
.bubble img { border-radius: .5rem; display: block; max-height: 14rem; max-width: 100% }
.choices { display: grid; gap: .375rem; margin-top: .5rem }
.choices button { flex-direction: column; align-items: flex-start; text-align: start; width: 100% }
.write { align-items: end; display: flex; gap: .5rem; padding: .75rem }
.write.stacked { align-items: stretch; flex-direction: column }
.grow { flex: 1 }
.more { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0 .75rem .75rem }
@media (max-width: 44rem) { .phone { height: auto; max-height: 90vh } .talk { min-height: 10rem } }
#fault:empty { display: none }
#fault { border: 2px solid light-dark(#b3261e, #ff9b90); border-radius: .5rem; padding: .5rem .75rem }
.empty { color: light-dark(#555, #b5b5b5); margin: auto }
`
