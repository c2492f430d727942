/**
 * What is done to the lake's files after they came: rows found that must go, files written anew without them, small files put together,
 * and the proof that nothing is left. Reads no more columns than it must, one file at a time, within a bandwidth.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.upkeep;
