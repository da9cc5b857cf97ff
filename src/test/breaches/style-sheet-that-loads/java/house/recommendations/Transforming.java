package house.recommendations;

import java.io.StringWriter;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

class Transforming {
  String load(String sheet, String document) throws TransformerException {
    var out = new StringWriter();
    TransformerFactory.newInstance()
        .newTransformer(new StreamSource(sheet))
        .transform(new StreamSource(document), new StreamResult(out));
    return out.toString();
  }
}
