package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** BM25 over mentor profiles; skills weigh three times as much as the bio, the headline twice. */
final class TextIndex {

  private static final Map<String, Float> FIELD_WEIGHTS =
      Map.of("skills", 3f, "headline", 2f, "bio", 1f);
  private static final int MAX_TOPICS = 100;
  private static final Analyzer ANALYZER = new StandardAnalyzer();

  private final IndexSearcher searcher;

  private TextIndex(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  static TextIndex of(Collection<Mentor> mentors) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(ANALYZER))) {
        for (var mentor : mentors) {
          writer.addDocument(document(mentor));
        }
      }
      return new TextIndex(new IndexSearcher(DirectoryReader.open(directory)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<MentorId, Double> scores(List<String> topics) {
    var scores = new HashMap<MentorId, Double>();
    try {
      var found = searcher.search(query(topics), Math.max(1, searcher.getIndexReader().maxDoc()));
      var stored = searcher.storedFields();
      for (var hit : found.scoreDocs) {
        var id = UUID.fromString(stored.document(hit.doc).get("id"));
        scores.put(new MentorId(id), (double) hit.score);
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BooleanQuery query(List<String> topics) {
    var builder = new QueryBuilder(ANALYZER);
    var anyTopic = new BooleanQuery.Builder();
    topics.stream()
        .limit(MAX_TOPICS)
        .forEach(topic ->
            FIELD_WEIGHTS.forEach((field, weight) -> {
              var query = builder.createBooleanQuery(field, topic, Occur.MUST);
              if (query != null) {
                anyTopic.add(new BoostQuery(query, weight), Occur.SHOULD);
              }
            }));
    return anyTopic.build();
  }

  private static Document document(Mentor mentor) {
    var document = new Document();
    document.add(new StringField("id", mentor.id().value().toString(), Store.YES));
    document.add(new TextField("skills", String.join("\n", mentor.skills()), Store.NO));
    document.add(new TextField("headline", mentor.headline(), Store.NO));
    document.add(new TextField("bio", mentor.bio(), Store.NO));
    return document;
  }
}
