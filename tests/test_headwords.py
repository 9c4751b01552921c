"""Published names are split into their parts; texts that only refer to a name, or spell it out, are recognised."""

import pytest

from carelex.english.headwords import expansion_in, is_abbreviation_of, parts_of, reference_in

TAKEN_APART = [
    ("Integrated Care Board (ICB)", "Integrated Care Board", "ICB"),
    ("Integrated Care Board ( ICB )", "Integrated Care Board", "ICB"),
    ("Integrated Care Board [ICB]", "Integrated Care Board", "ICB"),
    ("Integrated care boards (ICBs)", "Integrated care boards", "ICBs"),
    ("Integrated care boards (ICB's)", "Integrated care boards", "ICB's"),
    ("The Integrated Care Board (the ICB)", "The Integrated Care Board", "ICB"),
    ("ICB \u2013 Integrated Care Board", "Integrated Care Board", "ICB"),
    ("ICB\u2014Integrated Care Board", "Integrated Care Board", "ICB"),
    ("ICB: Integrated Care Board", "Integrated Care Board", "ICB"),
    ("ICB = Integrated Care Board", "Integrated Care Board", "ICB"),
    ("ICB (Integrated Care Board)", "Integrated Care Board", "ICB"),
    ("Integrated Care Board - ICB", "Integrated Care Board", "ICB"),
    ("Integrated Care Board / ICB", "Integrated Care Board", "ICB"),
    ("MSP \u2013 Making Safeguarding Personal", "Making Safeguarding Personal", "MSP"),
    ("Self Directed Support (SDS)", "Self Directed Support", "SDS"),
    ("Self-directed support (S.D.S.)", "Self-directed support", "S.D.S."),
    ("Accident & Emergency (A&E)", "Accident & Emergency", "A&E"),
    ("Accident and emergency (A & E)", "Accident and emergency", "A & E"),
    ("A+E (accident and emergency)", "accident and emergency", "A+E"),
    ("NHS continuing healthcare (NHS CHC)", "NHS continuing healthcare", "NHS CHC"),
    ("NHS Continuing Healthcare (CHC or NHS CHC)", "NHS Continuing Healthcare", "CHC|NHS CHC"),
    ("Mental Capacity Act 2005 (MCA)", "Mental Capacity Act 2005", "MCA"),
    ("Mental Capacity Act (MCA) 2005", "Mental Capacity Act 2005", "MCA"),
    ("Court of Protection (CoP) deputy", "Court of Protection deputy", ""),
    ("CQC \u2013 Care Quality Commission (CQC)", "Care Quality Commission", "CQC"),
    ("1.2 Direct payment (DP)", "Direct payment", "DP"),
    ("Direct Payment:", "Direct Payment", ""),
    ("Direct Payment \u2013", "Direct Payment", ""),
    ("Direct payment (DP):", "Direct payment", "DP"),
    ("1.2 Brokerage", "Brokerage", ""),
    ("1.2.3 Brokerage", "Brokerage", ""),
    ("1. Brokerage", "Brokerage", ""),
    ("1.2. brokerage", "brokerage", ""),
    ("3) Carer", "Carer", ""),
    ("(3) Carer", "Carer", ""),
]


@pytest.mark.parametrize(("name", "core", "abbreviations"), TAKEN_APART)
def test_a_name_is_taken_apart(name: str, core: str, abbreviations: str) -> None:
    parts = parts_of(name)
    assert parts.core == core
    assert "|".join(parts.abbreviations) == abbreviations


WHOLE = [
    "Brokerage",
    "Home care",
    "Co-production",
    "Carer\u2019s allowance",
    "Self-directed support",
    "Follow-up",
    "Section 117 aftercare",
    "12 week property disregard",
    "1:1 support",
    "24/7 care",
    "1.5 hours of care",
    "2014",
    "1.2",
    "3D printing",
    "Advocacy (Care Act 2014)",
    "Appropriate Adult (Care Act 2014)",
    "Mental Capacity Act (2005)",
    "Category (A)",
    "Category (II)",
    "Hepatitis C",
    "Home (UK)",
    "Nursing (NI)",
    "Services (SE)",
    "Support (SP)",
    "Step down (CQC1)",
    "Working age (18-64)",
    "Assessment (NHS)",
    "Advocacy (CA 2014)",
    "Care \u2013 Domiciliary care",
    "CARE \u2013 DOMICILIARY CARE",
    "CARE \u2013 CARER",
    "NHS \u2013 NHS England",
    "CAMHS: CAMHS team",
    "Acute care/services",
    "Care homes: nursing",
    "Integrated Care Board (ICS)",
    "Direct payment (see also Personal budget)",
    "Carer (unpaid)",
    "Carer (",
    "Carer ()",
    "() - :",
    "-",
    "",
    " ",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_with_nothing_to_take_apart_is_its_own_core(name: str) -> None:
    assert parts_of(name) == (name, ())


FITTING = [
    ("D2A", "Discharge to Assess"),
    ("SfC", "Skills for Care"),
    ("S4C", "Skills for Care"),
    ("DoLS", "Deprivation of Liberty Safeguards"),
    ("DOLS", "deprivation of liberty safeguards"),
    ("DToC", "Delayed transfer of care"),
    ("A&E", "Accident and emergency"),
    ("A+E", "Accident & emergency"),
    ("A and E", "Accident and emergency"),
    ("AE", "Accident and emergency"),
    ("AMHPs", "Approved Mental Health Professionals"),
    ("AMHPs", "Approved Mental Health Professional"),
    ("AMHP", "Approved Mental Health Professionals"),
    ("PAS", "Personal assistants"),
    ("CHC", "Continuing healthcare"),
    ("CHC", "Continuing health care"),
    ("CHC", "NHS Continuing Healthcare"),
    ("NHSE", "NHS England"),
    ("H&SCT", "Health and Social Care Trust"),
    ("EHCP", "Education, health and care plan"),
    ("EHC plan".upper(), "Education, health and care plan"),
    ("SEND", "Special educational needs and disabilities"),
    ("SENCO", "Special educational needs coordinator"),
    ("SALT", "Speech & language therapist"),
    ("MDT", "Multi-disciplinary team"),
    ("MDT", "Multidisciplinary Team"),
    ("HWB", "Health and wellbeing board"),
    ("HWBB", "Health and Wellbeing Board"),
    ("ECG", "Electrocardiogram"),
    ("IV", "Intravenous"),
    ("DNACPR", "Do not attempt cardiopulmonary resuscitation"),
    ("NICE", "National Institute for Health and Care Excellence"),
    ("OOH", "Out of hours"),
    ("MHA", "Mental Health Act 1983"),
    ("CA 2014", "Care Act 2014"),
    ("S117", "Section 117"),
    ("3C", "Three conversations"),
    ("iBCF", "Improved Better Care Fund"),
    ("GP", "General practitioner"),
]


@pytest.mark.parametrize(("short", "name"), FITTING)
def test_letters_that_fit_a_name_are_its_abbreviation(short: str, name: str) -> None:
    assert is_abbreviation_of(short, name)


NOT_FITTING = [
    ("UK", "Home"),
    ("NHS", "NHS"),
    ("NHS", "NHS England"),
    ("NI", "Nursing"),
    ("A", "Advocacy"),
    ("AD", "Advocacy"),
    ("ID", "The identification"),
    ("Care Act 2014", "Advocacy"),
    ("2005", "Mental Capacity Act"),
    ("icb", "Integrated care board"),
    ("Care", "Care and repair england"),
    ("Care ACT", "Care act"),
    ("PHB", "Personal budget"),
    ("PB", "Personal health budget"),
    ("DP", "Direct payment support service"),
    ("S11", "Section 117"),
    ("S42", "Section 42 enquiry"),
    ("C++", "Care plan"),
    ("ASC", "Social care"),
    ("", "Social care"),
    ("SC", ""),
    ("&", "and"),
]


@pytest.mark.parametrize(("short", "name"), NOT_FITTING)
def test_what_does_not_look_like_an_abbreviation_or_does_not_fit_is_none(short: str, name: str) -> None:
    assert not is_abbreviation_of(short, name)


EXPANSIONS = [
    ("BCF", "Better Care Fund", "Better Care Fund"),
    ("D2A", "Discharge to Assess\n", "Discharge to Assess"),
    ("SAR", "A Safeguarding Adults Review.", "Safeguarding Adults Review"),
    ("SARs", "Safeguarding Adults Reviews", "Safeguarding Adults Reviews"),
    ("ICB", "**Integrated Care Board**", "Integrated Care Board"),
    ("ICB", "[Integrated Care Board](#integrated-care-board)", "Integrated Care Board"),
    ("ICB", "Integrated Care Board (ICB)", "Integrated Care Board"),
    ("ICB", "\u201cIntegrated Care Board\u201d", "Integrated Care Board"),
    ("ICB", "Stands for Integrated Care Board.", "Integrated Care Board"),
    ("ICB", "ICB stands for Integrated Care Board.", "Integrated Care Board"),
    ("ICB", "An abbreviation for the integrated care board", "integrated care board"),
    ("ICB", "Short for: integrated care board", "integrated care board"),
    ("A&E", "Accident and Emergency", "Accident and Emergency"),
    ("ICB", "Integrated care board, which plans services.", None),
    ("ICB", "Integrated Care Board. It plans health services.", None),
    ("ICB", "Integrated Care Board\n\nIt plans health services.", None),
    ("ICB", "It plans health services.", None),
    ("GP", "General practitioner - your family doctor", None),
    ("GP", "A doctor", None),
    ("Integrated Care Board", "Integrated Care Board", None),
    ("Carer", "Care and respite for everybody's relatives", None),
    ("ICB", "", None),
]


@pytest.mark.parametrize(("term", "text", "name"), EXPANSIONS)
def test_a_text_that_only_writes_out_an_abbreviation_is_told_from_others(
    term: str, text: str, name: str | None
) -> None:
    assert expansion_in(term, text) == name


REFERENCES = [
    ("See Adult at risk", "Adult at risk"),
    ("See Adult at risk.\n", "Adult at risk"),
    ("see Adult at risk", "Adult at risk"),
    ("See adult at risk.", "adult at risk"),
    ("see: adult at risk", "adult at risk"),
    ("See: Adult at risk", "Adult at risk"),
    ("See \u2013 Adult at risk", "Adult at risk"),
    ("SEE ADULT AT RISK", "ADULT AT RISK"),
    ("See under Adult at risk", "Adult at risk"),
    ("see under adult at risk", "adult at risk"),
    ("See entry for Adult at risk", "Adult at risk"),
    ("See the definition of adult at risk", "adult at risk"),
    ("See 'Adult at risk'.", "Adult at risk"),
    ("See \u2018Adult at risk.\u2019", "Adult at risk"),
    ("see \u201cadult at risk\u201d", "adult at risk"),
    ("See **Adult at risk**", "Adult at risk"),
    ("*See* Adult at risk", "Adult at risk"),
    ("*See Adult at risk.*", "Adult at risk"),
    ("See [Adult at risk](#adult-at-risk)", "Adult at risk"),
    ("see [adult at risk](#adult-at-risk).", "adult at risk"),
    ("[See Adult at risk](#adult-at-risk)", "Adult at risk"),
    ("(See Adult at risk)", "Adult at risk"),
    ("(see Adult at risk.)", "Adult at risk"),
    ("- See Adult at risk", "Adult at risk"),
    ("\u2192 Adult at risk", "Adult at risk"),
    ("-> adult at risk", "adult at risk"),
    ("Please see Adult at risk.", "Adult at risk"),
    ("Refer to Adult at risk", "Adult at risk"),
    ("Same as Adult at risk.", "Adult at risk"),
    ("See Adult at risk below.", "Adult at risk"),
    ("See Adult at risk (above)", "Adult at risk"),
    ("See Adult at risk for more information.", "Adult at risk"),
    ("See Adult at risk in this glossary", "Adult at risk"),
    ("See Adult at risk (page 12).", "Adult at risk"),
    ("See Adult at risk, p. 12", "Adult at risk"),
    ("See Carer's allowance", "Carer's allowance"),
    ("See 'Carer\u2019s allowance'", "Carer\u2019s allowance"),
    ("See Education, health and care plan", "Education, health and care plan"),
    ("See Integrated Care Board (ICB).", "Integrated Care Board (ICB)"),
    ("See Section 117 aftercare", "Section 117 aftercare"),
    ("See A&E", "A&E"),
    ("See Under-occupation charge", "Under-occupation charge"),
    ("See under Adult at risk", "Adult at risk"),
    ("Please see People who use services.", "People who use services"),
    ("See people who can help", None),
    ("See The Care Act", "The Care Act"),
    ("See\nAdult at risk", "Adult at risk"),
    ("See also Adult at risk", None),
    ("See also: Adult at risk", None),
    ("See your GP", None),
    ("See to it that the plan is kept", None),
    ("See a doctor", None),
    ("See the council", None),
    ("See below", None),
    ("See above.", None),
    ("See page 12", None),
    ("See section 3", None),
    ("See Section 3 of the Care Act", None),
    ("See the Section below", None),
    ("See Appendix A", None),
    ("See if you can get help", None),
    ("See what is there", None),
    ("See https://example.org", None),
    ("See www.example.org", None),
    ("see or watch", None),
    ("see things differently", None),
    ("refer to a doctor", None),
    ("same as for adults", None),
    ("See", None),
    ("See.", None),
    ("See 12", None),
    ("See 'Adult at risk' and 'Carer'", None),
    ("See Adult at risk; Carer", None),
    ("See Adult at risk. A carer may be one.", None),
    ("See Adult at risk\n\nA carer may be one.", None),
    ("See Adult at risk:\n- abuse\n- neglect", None),
    ("See Adult at risk, which has replaced the words that were used before the Care Act 2014", None),
    ("Seesaw", None),
    ("See-through", None),
    ("Seeing somebody", None),
    ("Someone who cares. See Carer", None),
    ("Also known as Adult at risk", None),
    ("Another name for Adult at risk", None),
    ("Support with direct payments", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), REFERENCES)
def test_a_text_that_only_refers_is_told_from_others(text: str, name: str | None) -> None:
    assert reference_in(text) == name
