/** Stands in for the package of this name, which refuses every importer outside a server build. */
export {}
