/** Benchmarks that print ratios against a named baseline. */
@org.jspecify.annotations.NullMarked
package eu.arete.bench;
