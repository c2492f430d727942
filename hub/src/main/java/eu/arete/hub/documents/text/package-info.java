/** Documents as text: how strangers' files are read, blacked out, and written anew. Knows no database, no page, no present time. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.documents.text;
