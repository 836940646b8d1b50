/** Starlight's own components under the names by which its overrides reach them; Starlight ships no types for these names. */
declare module 'virtual:starlight/components/*' {
  const component: (props: Record<string, never>) => unknown;
  export default component;
}
