/** One delivered file goes in; encrypted Parquet with lake pseudonyms and a delivery report come out, or a refusal. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.intake;
