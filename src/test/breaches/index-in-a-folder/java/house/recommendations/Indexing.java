package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Indexing {
  Object go() throws Exception {
    return org.apache.lucene.store.FSDirectory.open(java.nio.file.Path.of("/tmp/index"));
  }
}
