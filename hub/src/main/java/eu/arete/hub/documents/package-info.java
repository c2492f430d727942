/**
 * Documents anyone may read, and requests for those that are not there yet.
 *
 * <p>Whatever arrives is read into text, sealed, and rebuilt from the text kept: nothing of a file that was sent is ever served. What is blacked out
 * is not in what is stored for the public, nor in its index.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.documents;
