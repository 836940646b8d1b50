// tries: to export a class, which cannot be called
// expects: error/threw
// @ts-nocheck
export class createCache {
  get() {}
}
