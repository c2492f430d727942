@org.jspecify.annotations.NullMarked
package eu.arete.hub.accounts.internal;
