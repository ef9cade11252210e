import type { Place } from '../grammar.ts';

const list = (words: string): readonly string[] => words.split(' ');

const english = list(
  'James Oliver Jack Harry George Noah Leo Arthur Oscar Charlie Henry Theo Freddie Alfie Archie Thomas William Ethan Max Lucas Isaac Edward Daniel Adam Joseph Samuel Ryan Luke Ben Callum Connor Liam Nathan Owen Kieran Jamie Lewis Cameron Dylan Aaron Mark Paul David Peter Simon Andrew Stephen Kevin Gary Ian Neil Colin Keith Alan Brian Graham Stuart Martin Tony Craig Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Emily Poppy Ella Evie Charlotte Sienna Harper Alice Jessica Chloe Ruby Lucy Holly Megan Hannah Amy Laura Sarah Emma Rachel Claire Nicola Karen Julie Susan Linda Helen Tracy Joanne Michelle Lisa Angela Sharon Deborah Janet Christine Margaret Patricia Jean Carol Diane Wendy Gemma Kelly Stacey Natalie Leanne Kirsty Zoe Abigail Bethany Molly Erin Niamh Aisling Caitlin Tara Priya Aisha Fatima Mohammed Ahmed Ali Hassan Imran Yusuf Zainab',
);
const indian = list(
  'Aarav Vivaan Aditya Arjun Rohan Rahul Amit Sanjay Vijay Rajesh Suresh Deepak Manish Nikhil Karan Varun Ankit Pooja Priya Neha Anjali Kavita Sunita Ritu Swati Divya Shreya Isha Meera Lakshmi Rekha Sneha Anita Geeta Asha Farhan Salman Imran Zoya Ayesha Gurpreet Harpreet Simran Jaspreet',
);
const spanish = list(
  'Antonio Manuel José Francisco David Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro Pablo Ángel Sergio Fernando Jorge Luis Alberto Diego Adrián Raúl Iván María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Pilar Raquel Sara Paula Rosa Silvia Patricia Beatriz Nuria Rocío Sofía Julia Claudia Irene Alba Valeria',
);
const french = list(
  'Jean Pierre Michel Philippe Alain Nicolas Christophe Laurent Julien Thomas Antoine Maxime Hugo Lucas Louis Gabriel Arthur Jules Adam Raphaël Marie Nathalie Isabelle Sylvie Catherine Sophie Céline Julie Camille Léa Manon Chloé Emma Inès Louise Alice Jade Lina Aurélie Élodie Pauline Claire Hélène Amélie',
);
const german = list(
  'Thomas Michael Andreas Stefan Christian Peter Wolfgang Klaus Jürgen Markus Jan Lukas Leon Finn Jonas Felix Paul Maximilian Tim Niklas Sabine Petra Monika Claudia Susanne Andrea Birgit Julia Anna Lena Laura Sarah Lisa Katharina Hannah Emma Mia Sophie Marie Jana Nina Ulrike Heike Silke',
);

const englishSurnames = list(
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Harris Lewis Turner Hill Cooper Ward Morris Khan Baker Edwards Moore Martin King Lee Carter Parker Bennett Shaw Murphy Kelly Byrne Ryan Doyle Hughes Price Murray Campbell Stewart Fraser Reid Grant Hunter Fox Webb Palmer Mills Chapman Stone Barker Hale Frost Lowe Pearce Dunn Nash Kaur Ahmed Begum Hussain',
);
const indianSurnames = list(
  'Sharma Verma Gupta Singh Kumar Patel Shah Mehta Reddy Nair Iyer Menon Das Ghosh Roy Khan Joshi Kulkarni Desai Rao Chauhan Yadav Mishra Pandey Kapoor Malhotra Bhat Pillai',
);
const spanishSurnames = list(
  'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Molina Blanco',
);
const frenchSurnames = list(
  'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Legrand',
);
const germanSurnames = list(
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Huber',
);

const northAmerican = [
  ...english.slice(0, 130),
  ...list('Tyler Brandon Jordan Austin Logan Mason Hunter Madison Ashley Brittany Kayla Taylor Morgan Jose Maria'),
];

export const firstNames: Readonly<Record<Place, readonly string[]>> = {
  uk: english,
  us: northAmerican,
  ie: english,
  in: indian,
  au: english,
  ca: northAmerican,
  es: spanish,
  mx: spanish,
  fr: french,
  de: german,
};

export const surnames: Readonly<Record<Place, readonly string[]>> = {
  uk: englishSurnames,
  us: englishSurnames,
  ie: englishSurnames,
  in: indianSurnames,
  au: englishSurnames,
  ca: englishSurnames,
  es: spanishSurnames,
  mx: spanishSurnames,
  fr: frenchSurnames,
  de: germanSurnames,
};
