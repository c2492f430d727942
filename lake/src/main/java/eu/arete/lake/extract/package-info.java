/** From the lake to one project's tables: these columns, this period, these persons, without those who oppose, under the project's own pseudonyms. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.extract;
