/**
 * What React's development build looks for when it begins: it names itself here, so that Fast Refresh, which comes later with the
 * module that is worked on, finds it. First of all in the development build; absent where the browser's own tools brought it.
 */
const renderers = new Map<number, object>()
const ignore = () => undefined
const hook = {
  renderers,
  supportsFiber: true,
  inject(renderer: object) {
    renderers.set(renderers.size + 1, renderer)
    return renderers.size
  },
  onScheduleFiberRoot: ignore,
  onCommitFiberRoot: ignore,
  onCommitFiberUnmount: ignore,
}
if (!Object.hasOwn(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__'))
  Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
