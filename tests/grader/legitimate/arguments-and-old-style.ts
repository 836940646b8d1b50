// tries: the style of 2010: prototypes, arguments, call and apply, immediately called functions
// expects: pass
// @ts-nocheck
var Lru = (function () {
  function Lru(options) {
    if (!(options.capacity >= 1) || options.capacity % 1 !== 0 || options.capacity === Infinity) throw new RangeError('capacity');
    this.options = options;
    this.held = new Map();
  }
  Lru.prototype.touch = function () {
    var args = Array.prototype.slice.call(arguments);
    this.held.delete(args[0]);
    this.held.set.apply(this.held, args);
    return args[1];
  };
  Lru.prototype.get = function (key) {
    return this.held.has(key) ? this.touch.call(this, key, this.held.get(key)) : undefined;
  };
  Lru.prototype.set = function (key, value) {
    if (!this.held.has(key) && this.held.size === this.options.capacity) this.held.delete(this.held.keys().next().value);
    this.touch(key, value);
  };
  Lru.prototype.has = function (key) {
    return this.held.has(key);
  };
  Lru.prototype.delete = function (key) {
    return this.held.delete(key);
  };
  Object.defineProperty(Lru.prototype, 'size', {
    get: function () {
      return this.held.size;
    },
  });
  return Lru;
})();
export { create as createCache };
function create(options) {
  return new Lru(options);
}
