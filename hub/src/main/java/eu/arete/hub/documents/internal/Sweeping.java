package eu.arete.hub.documents.internal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Before anybody is served, what a killed hub left half done is deleted: files sealed for a draft or a request that was never recorded. */
@Component("documentsSweeping")
class Sweeping implements SmartInitializingSingleton {

    private final EditionStore editions;
    private final RequestStore requests;
    private final Originals originals;
    private final Sealed sealed;

    Sweeping(EditionStore editions, RequestStore requests, Originals originals, Sealed sealed) {
        this.editions = editions;
        this.requests = requests;
        this.originals = originals;
        this.sealed = sealed;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> owned = new ArrayList<>(originals.places(editions.originals()));
        owned.addAll(requests.contacts());
        sealed.sweep(owned);
    }
}
