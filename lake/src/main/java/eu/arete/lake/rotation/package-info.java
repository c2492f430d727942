/** Files of the lake written anew under another regime of pseudonyms. Nothing here decides when they take the place of the old. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.rotation;
