@org.jspecify.annotations.NullMarked
package eu.arete.hub.documents.web;
